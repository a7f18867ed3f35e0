INSERT INTO governance
SELECT link, 'Network'
FROM links JOIN dependence USING (link)
WHERE definition = 'JointlyDefined' AND complementary AND dependence < 0.5
  AND NOT EXISTS (SELECT 1 FROM governance g WHERE g.link = links.link)
