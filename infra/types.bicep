@description('The survey\'s own settings. Each becomes an app setting `Survey__…`; the app checks them at start and refuses what is wrong.')
@export()
type surveySettings = {
  @description('Who runs the survey; shown on every page. The sample text stops the start.')
  @minLength(1)
  organiser: string

  @description('How to reach the organiser; shown on every page. The sample text stops the start.')
  @minLength(1)
  contact: string

  @description('Length of a period. Default: month. `day`, `hour` and `minute` only in trial mode. Fixed when the series begins.')
  period: ('quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute')?

  @description('Trial mode: a banner on every page and report, a series of its own, never real respondents. Default: false.')
  trial: bool?

  @description('IANA time zone of dates that people see. Default: Europe/Brussels.')
  timeZone: string?

  @description('ISO 8601 instant with offset from which answers are accepted. Default: none.')
  opensAt: string?

  @description('ISO 8601 instant with offset until which the survey is open. Default: none.')
  closesAt: string?

  @description('k, the fewest respondents of a release. Default: 10. Fixed when the series begins.')
  @minValue(10)
  @maxValue(10000)
  threshold: int?

  @description('When answers are counted, all that came since the last time together: day at 23:30 UTC, week on Sunday, hour at minute 50; now in a trial only. Default: day, in a trial now.')
  countEvery: ('day' | 'hour' | 'week' | 'now')?

  @description('Partitions of the counts. Default: 1; more for thousands of answers a second only. Fixed when the series begins.')
  @minValue(1)
  @maxValue(64)
  shards: int?

  @description('The most submissions that one instance takes in a second; the rest is asked to send again in a moment. Default: 5000.')
  @minValue(1)
  @maxValue(100000)
  submissionsPerSecond: int?

  @description('Shows the published reports to everyone. Default: false.')
  publicResults: bool?

  @description('Calls a webhook for each new report: its address is the secret `webhook` of the vault, and only the app that counts is told. Default: false.')
  webhook: bool?

  @description('Lets search engines list the pages that anyone can open. Default: false.')
  findable: bool?

  @description('Licence of the reports: CC-BY-4.0, CC-BY-SA-4.0, CC-BY-NC-4.0, CC-BY-NC-SA-4.0 or CC0-1.0. CC-BY-4.0 if left out.')
  licence: string?

  @description('Whom to name when a report is cited, with ; between. The organiser if left out.')
  contributors: string?

  @description('Words by which reports are found, with ; between.')
  keywords: string?

  @description('Whom the survey asks, for the quality statement of reports.')
  askedWhom: string?

  @description('How people are invited, for the same.')
  askedHow: string?

  @description('What is different since the version or the period before, for the same.')
  changes: string?

  @description('What happened that may have moved the answers, for the same.')
  knownEvents: string?

  @description('Path of a questionnaire inside the published package. Default: the built-in one.')
  instrument: string?

  @description('Six-field NCRONTAB, UTC: when ended periods are closed and published. Once a day or oftener, or the alert of missed publication fires. Default: 0 0 5 * * *.')
  reportSchedule: string?
}

@description('How the apps reach the data.')
@export()
type networkSettings = {
  @description('A virtual network with private endpoints of the data\'s account, which then answers nobody outside of it. Default: true, in a trial false.')
  private: bool?
}

@description('How the apps scale, and what an update does to them. Today\'s defaults cost nothing while nobody answers.')
@export()
type scaleSettings = {
  @description('Memory of an instance in MB, of both apps. Default: 2048.')
  instanceMemoryMB: (512 | 2048 | 4096)?

  @description('Instances of the public pages that always run and are always paid for: no cold start while one is enough. Default: 0.')
  @minValue(0)
  @maxValue(100)
  alwaysReadyInstances: int?

  @description('Requests that one instance of the public pages takes at a time before another is started. Default: the platform\'s, by memory (16 with 2048 MB).')
  @minValue(1)
  @maxValue(1000)
  httpConcurrency: int?

  @description('Spreads the instances over the zones of the region. The platform then keeps two of each kind of function ready at all times, and they are paid for. Default: false.')
  zoneRedundant: bool?

  @description('What a new package or setting does to the instances of the public pages: Recreate ends them all at once, RollingUpdate lets each finish what it does (a preview when this was written). Default: Recreate.')
  siteUpdate: ('Recreate' | 'RollingUpdate')?

  @description('Most instances of a function, and of all HTTP functions together, in the app of the public pages; a bound of the bill under attack too. Default: 40.')
  @minValue(1)
  @maxValue(1000)
  maximumInstanceCount: int?

  @description('The same in the app that counts. A shard has one writer in each instance, and writers of one shard wait for each other: more instances help where there are more shards. Default: 5.')
  @minValue(1)
  @maxValue(1000)
  countingInstanceCount: int?
}

@description('How the storage accounts keep what they hold.')
@export()
type storageSettings = {
  @description('Copies inside the region; none leaves it, so what is erased is erased in one place. Default: Standard_ZRS.')
  redundancy: ('Standard_LRS' | 'Standard_ZRS')?

  @description('Days for which no published report can be changed or deleted; 0 for no such policy (a trial). Default: 365.')
  @minValue(0)
  @maxValue(146000)
  reportProtectionDays: int?
}

@description('Telemetry and who is told.')
@export()
type monitoringSettings = {
  @description('E-mail addresses that alerts and budget warnings go to. Default: none, so that alerts show in the portal only.')
  alertEmails: string[]?

  @description('Days for which logs are kept. Default: 30.')
  retentionDays: (30 | 60 | 90)?

  @description('Gigabytes of logs a day after which no more are taken; a bound of the bill. Default: 1.')
  @minValue(1)
  dailyQuotaGB: int?

  @description('Asks /health from three places every fifteen minutes. Default: true.')
  healthTest: bool?
}

@description('How people reach the public pages, where that is not the app\'s own address. DNS, certificates and the front door itself are made outside this template; see docs/deploy.md.')
@export()
type accessSettings = {
  @description('Host name that people use, on posters and QR codes too: a custom domain of the app, or the front door\'s. Default: the app\'s own.')
  publicHost: string?

  @description('Id of an Azure Front Door profile (its `frontDoorId`, a GUID): then the app of the public pages answers requests that come through it, and no others. Default: none.')
  @minLength(36)
  @maxLength(36)
  frontDoorId: string?

  @description('Object ids of the people who operate the survey, as `az ad user show --query id` prints them: each may read the key of /operations in the vault, and needs no other right. Default: none.')
  operatorIds: string[]?
}

@description('Budget of the resource group: a warning, not a limit.')
@export()
type budgetSettings = {
  @description('Amount a month, in the currency of the bill; 0 for no budget. Default: 0.')
  @minValue(0)
  monthlyAmount: int?

  @description('First day of the month in which the budget was created, such as 2026-11-01. Azure lets nobody change it afterwards: keep it at every later deployment.')
  startDate: string?
}
