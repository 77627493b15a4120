import { useEffect, useRef } from 'preact/hooks';

/** A question that has to be answered before anything else. */
export const Dialog = ({ open, title, children, onClose }) => {
  const element = useRef(null);
  useEffect(() => {
    if (open) element.current.showModal();
    else element.current.close();
  }, [open]);
  return (
    <dialog ref={element} class="dialog" onClose={onClose}>
      <h2>{title}</h2>
      {children}
    </dialog>
  );
};
