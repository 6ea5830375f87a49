import { crossEntropyLoss, logisticLoss, sigmoidSquaredLoss } from './cross-entropy';
import { hingeLoss } from './hinge';
import type { Loss } from './loss';
import { absoluteLoss } from './robust-losses';
import { halfSquaredLoss, squaredLoss } from './squared-error';

/** The losses that other threads know; a function cannot be sent to them. */
const LOSSES: readonly Loss[] = [
  absoluteLoss,
  crossEntropyLoss,
  halfSquaredLoss,
  hingeLoss,
  logisticLoss,
  sigmoidSquaredLoss,
  squaredLoss,
];

/** The loss of this name, on any thread. */
export function lossNamed(name: string): Loss {
  const loss = LOSSES.find((candidate) => candidate.name === name);
  if (loss !== undefined) return loss;
  throw new RangeError(
    `sharedRisk: threads know the losses ${LOSSES.map((known) => known.name).join(', ')}, but not "${name}"; use packedRisk for it.`,
  );
}

/** Throws unless the loss is one of the library's own, and not another of the same name. */
export function requireKnownLoss(loss: Loss): void {
  if (lossNamed(loss.name) === loss) return;
  throw new RangeError(
    `sharedRisk: the loss "${loss.name}" is not the library's of that name; use packedRisk for it.`,
  );
}
