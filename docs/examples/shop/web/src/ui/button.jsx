export const Button = ({ children, kind = 'plain', ...props }) => (
  <button type="button" class={`button button-${kind}`} {...props}>
    {children}
  </button>
);
