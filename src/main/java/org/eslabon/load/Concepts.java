package org.eslabon.load;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.model.Esl;

/** The words that cells may hold and the concepts they stand for, as in {@code vocabulary.md}. */
final class Concepts {

  static final Map<String, Node> YES_NO = yesNo();

  static final Map<String, Node> FUNCTION =
      words(
          "production", "Production",
          "design", "Design",
          "marketing", "Marketing",
          "branding", "Branding",
          "research", "Research",
          "distribution", "Distribution");

  static final Map<String, Node> SALES_MODE =
      words(
          "direct", "DirectSale",
          "agent", "AgentSale",
          "trader", "TraderSale",
          "subcontract", "Subcontracting",
          "internal", "InternalTransfer");

  static final Map<String, Node> PRODUCT_DEFINED_BY =
      words(
          "buyer", "DefinedByBuyer",
          "supplier", "DefinedBySupplier",
          "joint", "DefinedJointly",
          "standard", "DefinedByStandard");

  static final Map<String, Node> PROCESS_DEFINED_BY =
      words(
          "buyer", "DefinedByBuyer",
          "supplier", "DefinedBySupplier",
          "joint", "DefinedJointly",
          "public", "DefinedByPublicBody");

  static final Map<String, Node> POWER =
      words("similar", "SimilarPower", "buyer", "BuyerDominant", "supplier", "SupplierDominant");

  static final Map<String, Node> HIGH_LOW = words("high", "High", "low", "Low");

  static final Map<String, Node> UPGRADING =
      words(
          "process", "ProcessUpgrading",
          "product", "ProductUpgrading",
          "functional", "FunctionalUpgrading",
          "intersectoral", "IntersectoralUpgrading");

  static final Map<String, Node> UPGRADING_STATUS =
      words(
          "achieved", "Achieved",
          "attempted", "Attempted",
          "proposed", "Proposed",
          "blocked", "Blocked");

  static final Map<String, Node> DIRECTION =
      words("horizontal", "Horizontal", "vertical", "Vertical");

  static final Map<String, Node> FORM =
      words("bilateral", "Bilateral", "multilateral", "Multilateral");

  static final Map<String, Node> OBSERVATION_KIND =
      words("baseline", "Baseline", "actual", "Actual", "target", "Target");

  static final Map<String, Node> MAP_STATE = words("as_is", "AsIs", "to_be", "ToBe");

  static final Map<String, Node> INSTITUTION_KIND =
      words(
          "chamber", "Chamber",
          "association", "TradeAssociation",
          "university", "University",
          "research_centre", "ResearchCentre",
          "technology_centre", "TechnologyCentre",
          "training_centre", "TrainingCentre",
          "ministry", "Ministry",
          "agency", "PublicAgency",
          "local_government", "LocalGovernment",
          "regulator", "Regulator",
          "bank", "FinancialInstitution",
          "ngo", "NonGovernmentalOrganisation",
          "foundation", "Foundation",
          "union", "LabourUnion",
          "cooperative", "Cooperative",
          "consortium", "Consortium",
          "network", "BusinessNetwork",
          "cluster_organisation", "ClusterOrganisation",
          "initiative", "ClusterInitiative",
          "programme", "Programme",
          "international_organisation", "InternationalOrganisation",
          "other", "Institution");

  static final Map<String, Node> CLAIMED_PROPERTY =
      words(
          "governance", "GovernanceClaim",
          "hierarchy_rank", "HierarchyRankClaim",
          "phase", "PhaseClaim",
          "cluster_type", "ClusterTypeClaim",
          "upgrading_level", "UpgradingLevelClaim",
          "limit", "LimitClaim",
          "stage", "StageClaim",
          "industry_group", "IndustryGroupClaim",
          "definition", "DefinitionClaim",
          "relations", "RelationsClaim",
          "technology", "TechnologyClaim",
          "demand", "DemandClaim",
          "institutions", "InstitutionsClaim",
          "productivity", "ProductivityClaim",
          "cooperation", "CooperationClaim",
          "entry", "EntryClaim",
          "figure", "FigureClaim",
          "achievement", "AchievementClaim",
          "threat", "ThreatClaim",
          "prescription", "PrescriptionClaim",
          "place", "PlaceClaim");

  /** Properties of a claim whose value is one of a few words; the others take text. */
  static final Map<String, Map<String, Node>> CLAIMED_WORDS =
      Map.of(
          "governance",
          words(
              "market", "Market",
              "network", "Network",
              "quasi-hierarchy", "QuasiHierarchy",
              "quasihierarchy", "QuasiHierarchy",
              "hierarchy", "Hierarchy"),
          "upgrading_level",
          words(
              "lowest", "LevelLowest",
              "limited", "LevelLimited",
              "slower", "LevelSlower",
              "open", "LevelOpen",
              "favourable", "LevelFavourable",
              "high", "LevelHigh"),
          "limit",
          words(
              "buyer_keeps_design_and_marketing", "LimitBuyerKeepsDesignAndMarketing",
              "scale_economies", "LimitScaleEconomies",
              "outside_research", "LimitOutsideResearch",
              "buyer_lock_in", "LimitBuyerLockIn",
              "no_buyer_support", "LimitNoBuyerSupport",
              "few_skills", "LimitFewSkills",
              "weak_institutions", "LimitWeakInstitutions",
              "raw_material", "LimitRawMaterial",
              "finance", "LimitFinance",
              "other", "LimitOther"));

  private Concepts() {}

  private static Map<String, Node> words(String... wordsAndTerms) {
    Map<String, Node> concepts = new LinkedHashMap<>();
    for (int i = 0; i < wordsAndTerms.length; i += 2) {
      concepts.put(wordsAndTerms[i], Esl.term(wordsAndTerms[i + 1]));
    }
    return concepts;
  }

  private static Map<String, Node> yesNo() {
    Map<String, Node> truth = new LinkedHashMap<>();
    truth.put("yes", NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean));
    truth.put("no", NodeFactory.createLiteralDT("false", XSDDatatype.XSDboolean));
    return truth;
  }
}
