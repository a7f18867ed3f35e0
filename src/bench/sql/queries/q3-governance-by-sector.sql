SELECT sector, type, count(*), sum(value)
FROM links JOIN governance USING (link) JOIN firms ON supplier = firm
GROUP BY sector, type
