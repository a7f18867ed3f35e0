INSERT INTO governance
SELECT link, 'QuasiHierarchy'
FROM links JOIN dependence USING (link)
WHERE definition = 'BuyerDefined' AND (monitored OR dependence >= 0.5)
  AND NOT EXISTS (SELECT 1 FROM governance g WHERE g.link = links.link)
