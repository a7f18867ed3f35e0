SELECT region, count(*) AS n
FROM upgrading JOIN firms USING (firm)
WHERE upgrading_limit = 'FunctionalBlocked'
GROUP BY region ORDER BY n DESC, region LIMIT 20
