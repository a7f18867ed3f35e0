SELECT link, type
FROM links LEFT JOIN governance USING (link)
WHERE supplier = getvariable('firm') OR buyer = getvariable('firm')
