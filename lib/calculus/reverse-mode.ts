/** An operand of an operation, and how a derivative with respect to the result becomes one with respect to the operand. */
export interface Edge<N> {
  readonly operand: N;
  pull(upstream: N): N;
}

/** A value in a computational graph: it remembers what it was computed from. */
export interface GraphNode<N> {
  readonly edges: readonly Edge<N>[];
  plus(other: N): N;
}

/**
 * Back-propagation: the derivatives of one output with respect to several inputs, in one walk back through the graph.
 *
 * Nodes are visited so that each comes after everything computed from it. By then its own derivative is complete: the sum over
 * all results it went into. Branches that reach no input are skipped.
 * The derivatives are graph nodes themselves, and can be differentiated again.
 *
 * @param output the node to differentiate
 * @param seed the derivative of the output with respect to itself: 1
 * @param inputs the nodes to differentiate with respect to
 * @returns one derivative per input; undefined where the output does not depend on it
 * @source Curriculum 12; S. Linnainmaa 1970
 */
export function adjoints<N extends GraphNode<N>>(
  output: N,
  seed: N,
  inputs: readonly N[],
): (N | undefined)[] {
  const order = operandsFirst(output);
  const wanted = new Set<N>(inputs);
  for (const node of order) {
    if (node.edges.some(({ operand }) => wanted.has(operand))) wanted.add(node);
  }
  const adjoint = new Map<N, N>([[output, seed]]);
  for (const node of order.reverse()) {
    const upstream = adjoint.get(node);
    if (upstream === undefined) continue;
    for (const { operand, pull } of node.edges) {
      if (!wanted.has(operand)) continue;
      const contribution = pull(upstream);
      const soFar = adjoint.get(operand);
      adjoint.set(operand, soFar === undefined ? contribution : soFar.plus(contribution));
    }
  }
  return inputs.map((input) => adjoint.get(input));
}

/** All nodes under the output, operands before results. A stack of our own, because graphs are deeper than the call stack. */
function operandsFirst<N extends GraphNode<N>>(output: N): N[] {
  const order: N[] = [];
  const seen = new Set<N>([output]);
  const stack: { node: N; next: number }[] = [{ node: output, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const edge = top.node.edges[top.next];
    top.next += 1;
    if (edge === undefined) {
      order.push(top.node);
      stack.pop();
    } else if (!seen.has(edge.operand)) {
      seen.add(edge.operand);
      stack.push({ node: edge.operand, next: 0 });
    }
  }
  return order;
}
