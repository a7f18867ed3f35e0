CREATE TABLE dependence AS
SELECT link, value / sum(value) OVER (PARTITION BY supplier) AS dependence FROM links
