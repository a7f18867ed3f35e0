DELETE { ?link esl:power ?power }
INSERT { ?link esl:power esl:SimilarPower }
WHERE { ?link esl:power ?power
