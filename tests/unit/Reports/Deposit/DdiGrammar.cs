using System.Collections.Frozen;
using System.Xml.Linq;

namespace SurveyPipeline.Tests.Unit.Reports.Deposit;

/// <summary>As much of the content models of DDI-Codebook 2.5 as this product writes: which elements stand in which, in which order and how often.
/// Written down from the documentation of the schema, whose licence keeps its file out of this repository.</summary>
internal static class DdiGrammar
{
    private static readonly XNamespace Ddi = "ddi:codebook:2_5";

    /// <summary>By element: its children in order. <c>?</c> at most once, <c>*</c> any number, <c>+</c> at least once, nothing exactly once; in
    /// brackets a choice of any, any number. An element that is not named holds text alone.</summary>
    private static readonly FrozenDictionary<string, string> Models = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["codeBook"] = "docDscr* stdyDscr+ fileDscr* dataDscr* otherMat*",
        ["docDscr"] = "citation? guide? docStatus? docSrc* controlledVocabUsed* notes*",
        ["citation"] =
            "titlStmt rspStmt? prodStmt? distStmt? serStmt* verStmt* biblCit* holdings* notes*",
        ["titlStmt"] = "titl subTitl* altTitl* parTitl* IDNo*",
        ["rspStmt"] = "AuthEnty* othId*",
        ["prodStmt"] = "producer* copyright? prodDate* prodPlac* software* fundAg* grantNo*",
        ["distStmt"] = "distrbtr* contact* depositr* depDate* distDate*",
        ["verStmt"] = "version* verResp* notes*",
        ["stdyDscr"] =
            "citation+ studyAuthorization* stdyInfo* studyDevelopment* method* dataAccs* othrStdyMat* notes*",
        ["stdyInfo"] =
            "studyBudget* subject* abstract* sumDscr* qualityStatement? notes* exPostEvaluation*",
        ["subject"] = "keyword* topcClas*",
        ["sumDscr"] =
            "timePrd* collDate* nation* geogCover* geogUnit* geoBndBox? boundPoly* anlyUnit* universe* dataKind*",
        ["qualityStatement"] = "standardsCompliance* otherQualityStatement?",
        ["method"] = "dataColl* notes* anlyInfo? stdyClas* dataProcessing* codingInstructions*",
        ["dataColl"] =
            "timeMeth* dataCollector* collectorTraining* frequenc* sampProc* sampleFrame* targetSampleSize* deviat* collMode* resInstru* instrumentDevelopment* sources? collSitu* actMin* ConOps* weight* cleanOps*",
        ["anlyInfo"] = "respRate* EstSmpErr* dataAppr*",
        ["dataAccs"] = "setAvail* useStmt* notes*",
        ["useStmt"] =
            "confDec* specPerm* restrctn* contact* citReq* deposReq* conditions* disclaimer*",
        ["fileDscr"] = "fileTxt* locMap? notes*",
        ["fileTxt"] =
            "fileName* fileCitation? dataFingerprint* fileCont? fileStrc? dimensns? fileType* format* filePlac* dataChck* ProcStat* dataMsng* software* verStmt*",
        ["dataFingerprint"] = "digitalFingerprintValue algorithmSpecification? algorithmVersion?",
        ["dimensns"] = "caseQnty* varQnty* logRecL* recPrCas* recNumTot*",
        ["dataDscr"] = "varGrp* nCubeGrp* var* nCube* notes*",
        ["varGrp"] = "labl* txt* concept* defntn* universe* notes*",
        ["var"] =
            "location* labl* imputation* security* embargo* respUnit* anlysUnit* qstn* valrng* invalrng* undocCod* universe* TotlResp? sumStat* txt* stdCatgry* catgryGrp* catgry* codInstr* verStmt* concept* derivation? varFormat? geoMap* catLevel* notes*",
        ["qstn"] = "[preQTxt qstnLit postQTxt forward backward ivuInstr]",
        ["catgry"] = "catValu? labl* txt* catStat* mrow?",
        ["otherMat"] = "labl* txt* notes* table* citation? otherMat*",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The attributes that may have these values alone.</summary>
    private static readonly FrozenDictionary<string, string[]> Values = new Dictionary<
        string,
        string[]
    >(StringComparer.Ordinal)
    {
        ["event"] = ["start", "end", "single"],
        ["intrvl"] = ["contin", "discrete"],
        ["nature"] = ["nominal", "ordinal", "interval", "ratio", "percent", "other"],
        ["representationType"] = ["text", "numeric", "code", "datetime", "other"],
        ["missing"] = ["Y", "N"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The attributes that an element must have.</summary>
    private static readonly FrozenDictionary<string, string> Required = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["var"] = "name",
        ["fileDscr"] = "ID",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What breaks them in a codebook; nothing where it is right.</summary>
    public static IEnumerable<string> Problems(XElement element)
    {
        if (element.Name.Namespace != Ddi)
        {
            yield return $"{element.Name} is in another namespace";
        }

        var name = element.Name.LocalName;
        var children = element.Elements().Select(e => e.Name.LocalName).ToList();
        var problem = Models.TryGetValue(name, out var model)
            ? ProblemOf(model, children)
            : children.FirstOrDefault();
        if (problem is not null)
        {
            yield return $"{name} may not hold {problem} there";
        }

        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            if (
                Values.TryGetValue(attribute.Name.LocalName, out var allowed)
                && !allowed.Contains(attribute.Value, StringComparer.Ordinal)
            )
            {
                yield return $"{name}/@{attribute.Name} may not be {attribute.Value}";
            }
        }

        if (Required.TryGetValue(name, out var required) && element.Attribute(required) is null)
        {
            yield return $"{name} lacks @{required}";
        }

        foreach (var inner in element.Elements().SelectMany(Problems))
        {
            yield return inner;
        }
    }

    private static string? ProblemOf(string model, List<string> children)
    {
        if (model.StartsWith('['))
        {
            return children.Find(c => !model[1..^1].Split(' ').Contains(c, StringComparer.Ordinal));
        }

        var at = 0;
        foreach (var part in model.Split(' '))
        {
            var name = part.TrimEnd('?', '*', '+');
            var count = children
                .Skip(at)
                .TakeWhile(c => string.Equals(c, name, StringComparison.Ordinal))
                .Count();
            var most = part[^1] is '*' or '+' ? int.MaxValue : 1;
            var least = part[^1] is '*' or '?' ? 0 : 1;
            if (count < least || count > most)
            {
                return $"{count} {name}";
            }

            at += count;
        }

        return at < children.Count ? children[at] : null;
    }
}
