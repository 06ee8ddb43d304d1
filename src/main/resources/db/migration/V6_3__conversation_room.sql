-- Room on each page for several versions of the rows on it: while any snapshot is open, the versions before cannot be
-- removed, and an update that finds no room writes all indexes. A row is about 1 KB, of which 20 % of a page holds one and a half.
ALTER TABLE conversation SET (fillfactor = 50);
