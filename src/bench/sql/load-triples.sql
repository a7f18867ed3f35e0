-- Triples as they stand in the file, then a table for each kind of thing.
CREATE TABLE triples AS
SELECT s, p, o
FROM read_csv(getvariable('triples'), delim = ' ', quote = '', escape = '', header = false,
  auto_detect = false, columns = {'s': 'VARCHAR', 'p': 'VARCHAR', 'o': 'VARCHAR', 'dot': 'VARCHAR'});

CREATE TABLE firms AS
SELECT s AS firm,
  max(o) FILTER (p = '<http://example.org/ns#locatedIn>') AS region,
  max(o) FILTER (p = '<http://example.org/ns#sector>') AS sector
FROM triples WHERE s LIKE '<http://example.org/id/firm/%' GROUP BY s;

CREATE TABLE ownership AS
SELECT s AS owned,
  max(o) FILTER (p = '<http://example.org/ns#ownedBy>') AS owner,
  CAST(split_part(max(o) FILTER (p = '<http://example.org/ns#ownershipShare>'), '"', 2)
    AS DECIMAL(18, 2)) AS share
FROM triples
WHERE p IN ('<http://example.org/ns#ownedBy>', '<http://example.org/ns#ownershipShare>') GROUP BY s;

CREATE TABLE links AS
SELECT s AS link,
  max(o) FILTER (p = '<http://example.org/ns#supplier>') AS supplier,
  max(o) FILTER (p = '<http://example.org/ns#buyer>') AS buyer,
  max(o) FILTER (p = '<http://example.org/ns#inChain>') AS chain,
  CAST(split_part(max(o) FILTER (p = '<http://example.org/ns#annualValue>'), '"', 2)
    AS DECIMAL(18, 2)) AS value,
  split_part(rtrim(max(o) FILTER (p = '<http://example.org/ns#productDefinedBy>'), '>'), '#', 2)
    AS definition,
  split_part(max(o) FILTER (p = '<http://example.org/ns#buyerMonitorsProcess>'), '"', 2) = 'true'
    AS monitored,
  split_part(max(o) FILTER (p = '<http://example.org/ns#complementaryCompetence>'), '"', 2) = 'true'
    AS complementary
FROM triples WHERE s LIKE '<http://example.org/id/link/%' GROUP BY s;

SET VARIABLE firm = '<http://example.org/id/firm/7>';
