/** The texts of one language, by name. */
export const loadTexts = async (language) => {
  const { default: texts } = await import(/* webpackChunkName: "texts-[request]" */ `./texts/${language}.json`);
  return texts;
};
