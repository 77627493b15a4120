/**
 * The menu: departments, what they are divided into, and the things sold there. Read once, because it changes with a release
 * only. `nodes` finds a category by its number, `parents` what it belongs to.
 */
export const readNavigation = async (database) => {
  const { rows } = await database.query('SELECT id, parent, slug, name FROM categories ORDER BY id');
  const nodes = new Map(rows.map(({ id, slug, name }) => [id, { id, slug, name, children: [] }]));
  for (const { id, parent } of rows) if (parent !== null) nodes.get(parent).children.push(nodes.get(id));
  const tree = rows.filter(({ parent }) => parent === null).map(({ id }) => nodes.get(id));
  const parents = new Map(rows.map(({ id, parent }) => [id, parent]));
  return { tree, nodes, parents };
};

/** The way from a department to a category, for the head of a page. */
export const breadcrumbs = ({ nodes, parents }, category) => {
  const way = [];
  for (let id = category; id !== null; id = parents.get(id)) {
    const { slug, name } = nodes.get(id);
    way.unshift({ slug, name });
  }
  return way;
};

const entryOf = ({ slug, name, children }) => ({ slug, name, below: children.length });

/** The menu of a page: every department, and below the one that is open its categories with the current one unfolded. */
export const menuFor = ({ tree }, category) =>
  tree.map((top) => {
    const isOpen = top.children.some(({ id }) => id === category);
    if (!isOpen) return entryOf(top);
    const open = top.children.map((it) =>
      it.id === category ? { ...entryOf(it), current: it.children.map(entryOf) } : entryOf(it),
    );
    return { ...entryOf(top), open };
  });
