import { go } from '../router.js';

/** A link to a page of the shop. With a key held down, the browser does what it always does. */
export const Link = ({ to, children, ...props }) => {
  const follow = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} onClick={follow} {...props}>
      {children}
    </a>
  );
};
