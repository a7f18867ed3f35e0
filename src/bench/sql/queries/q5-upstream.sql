WITH RECURSIVE upstream(firm) AS (
  SELECT DISTINCT supplier FROM links WHERE buyer = getvariable('firm')
  UNION
  SELECT supplier FROM upstream JOIN links ON buyer = firm)
SELECT firm FROM upstream
