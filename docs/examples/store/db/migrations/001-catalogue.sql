CREATE TABLE categories (
  id integer PRIMARY KEY,
  parent integer REFERENCES categories,
  slug text NOT NULL UNIQUE,
  name text NOT NULL
);

CREATE TABLE products (
  id integer PRIMARY KEY,
  sku text NOT NULL UNIQUE,
  -- The same in every colour.
  model text NOT NULL,
  name text NOT NULL,
  brand text NOT NULL,
  category_id integer NOT NULL REFERENCES categories,
  description text NOT NULL,
  -- What is printed and put into the box. No page shows it.
  manual text NOT NULL,
  -- Net, in euro cents.
  price integer NOT NULL,
  rating real NOT NULL,
  search tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', name || ' ' || description)) STORED
);

CREATE INDEX products_by_words ON products USING gin (search);
CREATE INDEX products_by_category ON products (category_id);

CREATE TABLE stock (
  product_id integer PRIMARY KEY REFERENCES products,
  -- Below zero: sold and ordered from the maker.
  on_hand integer NOT NULL,
  warehouse text NOT NULL
);
