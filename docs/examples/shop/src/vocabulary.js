/** Items of a text with commas between them. */
const list = (text) => text.trim().split(/,\s+/);

/** Category names with the things sold there. */
export const categories = {
  Kitchen: ['Kettle', 'Pan', 'Knife', 'Toaster', 'Bowl', 'Grinder', 'Teapot', 'Scale'],
  Garden: ['Spade', 'Hose', 'Planter', 'Rake', 'Lantern', 'Shears', 'Trellis', 'Bench'],
  Office: ['Notebook', 'Pen', 'Organiser', 'Lamp', 'Chair', 'Stapler', 'Folder', 'Clock'],
  Sports: ['Mat', 'Bottle', 'Racket', 'Rope', 'Dumbbell', 'Backpack', 'Helmet', 'Ball'],
  Living: ['Cushion', 'Blanket', 'Vase', 'Candle', 'Frame', 'Rug', 'Basket', 'Mirror'],
  Travel: ['Suitcase', 'Pillow', 'Adapter', 'Wallet', 'Umbrella', 'Pouch', 'Tent', 'Torch'],
  Audio: ['Speaker', 'Headphones', 'Microphone', 'Turntable', 'Radio', 'Amplifier', 'Cable', 'Stand'],
  Toys: ['Puzzle', 'Kite', 'Blocks', 'Robot', 'Train', 'Yo-yo', 'Marbles', 'Drum'],
  Bath: ['Towel', 'Soap', 'Brush', 'Dispenser', 'Bathrobe', 'Sponge', 'Shelf', 'Tray'],
  Tools: ['Hammer', 'Drill', 'Saw', 'Wrench', 'Chisel', 'Level', 'Pliers', 'Toolbox'],
};

export const brands = list(`
  Alder & Co, Birkdal, Carrow, Dunmore, Elvet, Fjellvik, Greave, Holm & Sons, Ivry, Juniper Row, Kestrel,
  Lindqvist, Marlow, Norrland, Oakham, Pell & Pine
`);

export const adjectives = list(`
  Classic, Compact, Sturdy, Folding, Everyday, Slim, Grand, Quiet, Nordic, Vintage, Travel, Little,
  Heavy-duty, Featherlight, Handmade, Modular, Rustic, Deluxe, Basic, Round
`);

export const materials = ['Oak', 'Steel', 'Copper', 'Linen', 'Cotton', 'Ceramic', 'Glass', 'Leather', 'Bamboo', 'Wool'];

export const colours = ['black', 'white', 'sand', 'forest green', 'navy', 'terracotta', 'grey', 'mustard'];

export const tags = list(`
  gift, new, sale, outdoor, indoor, kids, eco, recycled, fair-trade, waterproof, portable, dishwasher-safe,
  rechargeable, spare-parts, made-to-order, bestseller, limited, refill, vegan, repairable, stackable,
  washable, foldable, plastic-free
`);

export const sentences = [
  'Made in a small workshop and finished by hand.',
  'Stands up to daily use without losing its shape.',
  'Folds flat, so it fits into any drawer or bag.',
  'The surface wipes clean with a damp cloth.',
  'Designed together with people who use it every day.',
  'Every wearing part can be bought separately and replaced at home.',
  'Packed in cardboard only, without plastic or polystyrene.',
  'Light enough to carry, heavy enough to stay in place.',
  'The colour deepens with age and each piece looks a little different.',
  'Tested for ten years of normal use and guaranteed for five.',
  'A quiet companion that does one thing and does it well.',
  'Rounded edges make it safe around small children.',
  'Comes with a printed guide and a cotton storage pouch.',
  'The grip stays dry and comfortable even in the rain.',
];
