CREATE TABLE customers (
  id integer PRIMARY KEY,
  email text NOT NULL UNIQUE,
  name text NOT NULL,
  country text NOT NULL,
  password_salt text NOT NULL,
  password_hash text NOT NULL
);

CREATE TABLE sessions (
  token text PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customers,
  expires_at timestamptz NOT NULL
);

CREATE TABLE reviews (
  id integer PRIMARY KEY,
  product_id integer NOT NULL REFERENCES products,
  customer_id integer NOT NULL REFERENCES customers,
  stars smallint NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  written_at timestamptz NOT NULL
);

CREATE INDEX reviews_by_product ON reviews (product_id, written_at DESC);
