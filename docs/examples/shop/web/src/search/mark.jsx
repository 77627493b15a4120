/** A text with the first place that the pattern finds marked. */
export const Mark = ({ text, pattern }) => {
  const found = pattern.exec(text);
  if (found === null || found[0] === '') return text;
  const end = found.index + found[0].length;
  return (
    <>
      {text.slice(0, found.index)}
      <mark>{found[0]}</mark>
      {text.slice(end)}
    </>
  );
};
