metadata description = 'Who does what: the one package as two apps, or as a single one.'

@export()
@description('What an app does of the survey: its setting `Survey__Role`.')
type appRole = 'all' | 'web' | 'counting'

// By the folders of functions/, so that a test can hold the lists against the code.
var respondent = [
  'ChangeGroup'
  'ChooseLanguage'
  'DownloadCalendar'
  'DownloadFeed'
  'DownloadResult'
  'DownloadSeries'
  'LeadToStart'
  'ShowAccessibility'
  'ShowGuarantees'
  'ShowPaper'
  'ShowPrivacy'
  'ShowQuestions'
  'ShowResults'
  'ShowSeries'
  'ShowSeriesItem'
  'ShowStartPage'
  'ShowThanks'
  'SubmitResponse'
]
var organiser = [
  'AttachStatement'
  'DownloadCode'
  'DownloadReleases'
  'DownloadReport'
  'EnterNumberAsked'
  'ExplainNoLiveCount'
  'ListReports'
  'ShowInvitations'
  'ShowNumberAsked'
  'ShowPaperEntry'
  'ShowPoster'
  'ShowReleases'
  'ShowReleasesOfItem'
  'ShowReport'
  'ShowStatementForm'
  'SubmitPaperForm'
]
// Without Health, which every app answers.
var operations = [
  'AttachErratum'
  'EndSeries'
  'ListPoisonedResponses'
  'PublishNow'
  'ReplayPoisonedResponses'
  'SendProbe'
  'ShowStatus'
  'ShowStored'
  'WithdrawReport'
]
var pipeline = [
  'AggregateResponses'
  'PublishReports'
]

@export()
@description('Functions of the other role, by role: the app has them in its package and does not run them.')
var disabledFunctions = {
  all: []
  web: concat(operations, pipeline)
  counting: concat(respondent, organiser)
}
