/** Items of a text with commas between them. */
const list = (text) => text.trim().split(/,\s+/);

/** Departments, what they are divided into, and the things sold there. */
export const departments = {
  Home: {
    Kitchen: ['Kettle', 'Pan', 'Knife', 'Toaster', 'Bowl', 'Grinder', 'Teapot', 'Scale'],
    Living: ['Cushion', 'Blanket', 'Vase', 'Candle', 'Frame', 'Rug', 'Basket', 'Mirror'],
    Bath: ['Towel', 'Soap', 'Brush', 'Dispenser', 'Bathrobe', 'Sponge', 'Shelf', 'Tray'],
  },
  Outdoors: {
    Garden: ['Spade', 'Hose', 'Planter', 'Rake', 'Lantern', 'Shears', 'Trellis', 'Bench'],
    Travel: ['Suitcase', 'Pillow', 'Adapter', 'Wallet', 'Umbrella', 'Pouch', 'Tent', 'Torch'],
    Sports: ['Mat', 'Bottle', 'Racket', 'Rope', 'Dumbbell', 'Backpack', 'Helmet', 'Ball'],
  },
  Work: {
    Office: ['Notebook', 'Pen', 'Organiser', 'Lamp', 'Chair', 'Stapler', 'Folder', 'Clock'],
    Tools: ['Hammer', 'Drill', 'Saw', 'Wrench', 'Chisel', 'Level', 'Pliers', 'Toolbox'],
  },
  Leisure: {
    Audio: ['Speaker', 'Headphones', 'Microphone', 'Turntable', 'Radio', 'Amplifier', 'Cable', 'Stand'],
    Toys: ['Puzzle', 'Kite', 'Blocks', 'Robot', 'Train', 'Yo-yo', 'Marbles', 'Drum'],
  },
};

export const brands = list(`
  Alder & Co, Birkdal, Carrow, Dunmore, Elvet, Fjellvik, Greave, Holm & Sons, Ivry, Juniper Row, Kestrel,
  Lindqvist, Marlow, Norrland, Oakham, Pell & Pine
`);

export const adjectives = list(`
  Classic, Compact, Sturdy, Folding, Everyday, Slim, Grand, Quiet, Nordic, Vintage, Travel, Little,
  Heavy, Featherlight, Handmade, Modular, Rustic, Deluxe, Basic, Round
`);

export const materials = ['Oak', 'Steel', 'Copper', 'Linen', 'Cotton', 'Ceramic', 'Glass', 'Leather', 'Bamboo', 'Wool'];

export const colours = ['black', 'white', 'sand', 'green', 'navy', 'terracotta', 'grey', 'mustard'];

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

/** What people write about things; without full stops, as they do. */
export const opinions = [
  'does what it should and looks good while it does',
  'smaller than I thought but well made',
  'the second one I buy because my sister took the first',
  'arrived a day early and nothing was broken',
  'the lid is a bit loose and rattles when carried',
  'used every day for two months now and still like new',
  'colour is darker than in the picture which I like better',
  'too heavy for my mother who wanted it for the balcony',
  'would buy it again at this price',
  'the guide is only a drawing but there is nothing to get wrong',
];

export const countries = ['DE', 'AT', 'CH', 'NL', 'FR', 'GB', 'SE', 'ES', 'IT', 'PL'];

export const firstNames = list(
  'Ada, Ben, Cleo, Dario, Elin, Femi, Greta, Hugo, Ines, Jan, Kaya, Leon, Mira, Nils, Olga, Per',
);

export const lastNames = list(
  'Adler, Berg, Costa, Dahl, Eriksen, Ferrari, Gruber, Haas, Ivanova, Jansen, Keller, Lund, Moreau, Novak, Okafor, Prins',
);
