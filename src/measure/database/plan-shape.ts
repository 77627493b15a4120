/** A plan of more nodes than this is cut. */
const mostNodes = 60;
const longestLine = 160;
/** Columns between the arrows of a node and of those below it; the first node has none, as if it stood before the line. */
const step = 6;
const top = -4;

/**
 * Nodes of a plan as EXPLAIN prints it without costs, two spaces for each level: "Limit\n  Index Scan using orders_customer on orders o".
 * Conditions, sort keys and workers are left out: which way is taken is the shape.
 */
export const planShape = (lines: readonly string[]): string => {
  const columns: number[] = [];
  const nodes = lines.flatMap((line, at): string[] => {
    const [, indent = '', arrow = '', node = ''] = /^(\s*)(->\s+)?(.*?)\s*$/u.exec(line) ?? [];
    if (at > 0 && arrow === '') return [];
    const column = at === 0 ? top : indent.length;
    // The plan of a subquery stands two columns further in, below its name.
    while (columns.length > 0 && column < (columns.at(-1) ?? top) + step) columns.pop();
    const depth = columns.length;
    columns.push(column);
    return [`${'  '.repeat(depth)}${node}`.slice(0, longestLine)];
  });
  return nodes.slice(0, mostNodes).join('\n');
};
