/** "1.2 kg" or "350 g". */
export const formatWeight = (grams) => (grams < 1000 ? `${grams} g` : `${(grams / 1000).toFixed(1)} kg`);
