CREATE TABLE governance AS
SELECT link, 'Hierarchy' AS type
FROM links JOIN ownership ON supplier = owned AND buyer = owner
WHERE share > 50
