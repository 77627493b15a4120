-- Written by the worker.
CREATE TABLE confirmations (
  order_id integer PRIMARY KEY REFERENCES orders,
  text text NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now()
);
