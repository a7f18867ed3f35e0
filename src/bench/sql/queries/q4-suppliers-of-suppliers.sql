WITH directed AS MATERIALIZED (
  SELECT supplier, buyer FROM links JOIN governance USING (link) WHERE type = 'QuasiHierarchy')
SELECT DISTINCT far.supplier
FROM directed near JOIN directed far ON far.buyer = near.supplier
WHERE near.buyer = getvariable('firm')
