SELECT 'R0 supplierDependence', count(*) FROM dependence
UNION ALL
SELECT CASE type WHEN 'Hierarchy' THEN 'R1 ' WHEN 'Network' THEN 'R2 '
  WHEN 'QuasiHierarchy' THEN 'R3 ' ELSE 'R4 ' END || type, count(*)
FROM governance GROUP BY type
UNION ALL
SELECT 'R5 ' || type, count(*) FROM dominance GROUP BY type
UNION ALL
SELECT 'R6 ' || upgrading_limit, count(*) FROM upgrading GROUP BY upgrading_limit
