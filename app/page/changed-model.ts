import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';

type Model = IRenderMime.IMimeModel;

/** An output's model with some of it changed; the rest stays what it is, now and later. */
export class ChangedModel implements Model {
  constructor(
    private readonly model: Model,
    private readonly change: Partial<Pick<Model, 'data' | 'trusted'>>,
  ) {}

  get trusted() {
    return this.change.trusted ?? this.model.trusted;
  }

  get data() {
    return this.change.data ?? this.model.data;
  }

  get metadata() {
    return this.model.metadata;
  }

  setData(options: IRenderMime.IMimeModel.ISetDataOptions): void {
    this.model.setData(options);
  }
}
