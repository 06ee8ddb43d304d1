-- Customers whose identity a site has signed: which visitors are the same customer. The site's own name for a customer is kept as
-- a digest. Rows are only ever added, so that of two who say whose a visitor is the first is right, and the other learns it.
CREATE TABLE known_visitor (
    visitor uuid  PRIMARY KEY,
    subject bytea NOT NULL
);

CREATE INDEX known_visitor_subject ON known_visitor (subject);
