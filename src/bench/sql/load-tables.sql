-- The canonical tables, column by column.
CREATE TABLE firms AS
SELECT id AS firm, region, sector
FROM read_csv(getvariable('tables') || '/firms.csv', header = true,
  columns = {'id': 'VARCHAR', 'name': 'VARCHAR', 'region': 'VARCHAR', 'sector': 'VARCHAR'});

CREATE TABLE ownership AS
SELECT * FROM read_csv(getvariable('tables') || '/ownership.csv', header = true,
  columns = {'owned': 'VARCHAR', 'owner': 'VARCHAR', 'share': 'DECIMAL(18, 2)'});

CREATE TABLE chains AS
SELECT * FROM read_csv(getvariable('tables') || '/chains.csv', header = true,
  columns = {'id': 'VARCHAR', 'name': 'VARCHAR'});

CREATE TABLE links AS
SELECT id AS link, supplier, buyer, chain, value,
  CASE product_defined_by
    WHEN 'buyer' THEN 'BuyerDefined'
    WHEN 'supplier' THEN 'SupplierDefined'
    WHEN 'joint' THEN 'JointlyDefined'
    WHEN 'standard' THEN 'StandardProduct'
  END AS definition,
  buyer_monitors = 'yes' AS monitored,
  complementary_competences = 'yes' AS complementary
FROM read_csv(getvariable('tables') || '/links.csv', header = true, nullstr = '',
  columns = {'id': 'VARCHAR', 'supplier': 'VARCHAR', 'buyer': 'VARCHAR', 'chain': 'VARCHAR',
    'product_defined_by': 'VARCHAR', 'complementary_competences': 'VARCHAR',
    'buyer_monitors': 'VARCHAR', 'value': 'DECIMAL(18, 2)'});

SET VARIABLE firm = 'f7';
