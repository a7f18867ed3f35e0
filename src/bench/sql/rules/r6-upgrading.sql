CREATE TABLE upgrading AS
SELECT supplier AS firm,
  CASE WHEN bool_or(type IN ('Market', 'Network')) THEN 'FunctionalOpenViaOtherChain'
    ELSE 'FunctionalBlocked' END AS upgrading_limit
FROM links JOIN governance USING (link)
GROUP BY supplier
HAVING bool_or(type = 'QuasiHierarchy')
