CREATE TABLE dominance AS
WITH sums AS (
    SELECT chain, type, sum(value) AS total FROM links JOIN governance USING (link) GROUP BY ALL),
  most AS (SELECT chain, max(total) AS total FROM sums GROUP BY chain)
SELECT chain, type FROM sums JOIN most USING (chain, total)
