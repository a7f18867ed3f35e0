INSERT INTO governance
SELECT link, 'Market'
FROM links
WHERE definition IN ('StandardProduct', 'SupplierDefined')
  AND NOT EXISTS (SELECT 1 FROM governance g WHERE g.link = links.link)
