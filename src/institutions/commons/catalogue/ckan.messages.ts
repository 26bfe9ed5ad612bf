/** What clients of CKAN's API are told when something cannot be done, with the mend. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const ckanWords = {
  noAction: say(
    'Мұндай әрекет жоқ: бар әрекеттердің тізімі порталдың API анықтамалығында (/api).',
    'Такого действия нет: список действий — в справочнике API портала (/api).',
    'There is no such action: they are listed in the reference of the API (/api).'),
  title: say('CKAN-ның оқу API-і', 'API чтения CKAN', 'Read API of CKAN'),
  answer: say('Нәтиже', 'Результат', 'The result'),
  readOnly: say(
    'Бұл API тек оқуға арналған: деректерді порталда немесе Hugging Face клиентімен жариялаңыз.',
    'Этот API только для чтения: публикуйте данные на портале или клиентом Hugging Face.',
    'This API only reads: publish data on the portal or with a client of Hugging Face.'),
  noSql: say(
    'Мұнда SQL қолданылмайды: порталдың сұрау бетін немесе datastore_search әрекетін пайдаланыңыз.',
    'SQL здесь не выполняется: используйте страницу запросов портала или действие datastore_search.',
    'No SQL is run here: use the query page of the portal, or datastore_search.'),
  noPackage: say(
    'Мұндай деректер жиыны жоқ немесе ол сізге ашық емес: атауын package_list немесе package_search арқылы табыңыз.',
    'Такого набора данных нет, или он вам недоступен: найдите его имя через package_list или package_search.',
    'There is no such dataset, or it is not open to you: find its name by package_list or package_search.'),
  noResource: say(
    'Мұндай ресурс жоқ: деректер жиынының ресурстарын package_show арқылы қараңыз.',
    'Такого ресурса нет: посмотрите ресурсы набора данных через package_show.',
    'There is no such resource: see those of the dataset by package_show.'),
  noTable: say(
    'Бұл ресурс кесте емес: оны файл ретінде жүктеп алыңыз.', 'Этот ресурс — не таблица: скачайте его как файл.', 'This resource is no table: download it as a file.'),
  badParameters: say(
    'Параметрлер дұрыс емес: олардың атауы мен түрі әрекеттің сипаттамасында жазылған (help_show).',
    'Неверные параметры: их имена и типы указаны в описании действия (help_show).',
    'The parameters are wrong: their names and forms are in the description of the action (help_show).'),
  noSuchFilter: (term: string): Text => say(
    `«${term}» сүзгісі қолданылмайды: organization, groups, tags, license_id, res_format, language, tier өрістерін пайдаланыңыз.`,
    `Фильтр «${term}» не поддерживается: используйте поля organization, groups, tags, license_id, res_format, language, tier.`,
    `The filter “${term}” is not supported: use the fields organization, groups, tags, license_id, res_format, language, tier.`),
} as const

/** What each action does, for the reference of the API and for `help_show`. */
export const actionWords = {
  site_read: say('CKAN: портал жауап бере ме', 'CKAN: отвечает ли портал', 'CKAN: whether the portal answers'),
  status_show: say('CKAN: портал туралы мәлімет', 'CKAN: сведения о портале', 'CKAN: about the portal'),
  help_show: say('CKAN: әрекеттің сипаттамасы', 'CKAN: описание действия', 'CKAN: what an action does'),
  package_list: say('CKAN: деректер жиындарының атаулары', 'CKAN: имена наборов данных', 'CKAN: names of datasets'),
  current_package_list_with_resources: say('CKAN: ресурстарымен бірге деректер жиындары', 'CKAN: наборы данных вместе с ресурсами', 'CKAN: datasets with their resources'),
  package_show: say('CKAN: деректер жиыны', 'CKAN: набор данных', 'CKAN: a dataset'),
  package_search: say('CKAN: деректер жиындарын іздеу', 'CKAN: поиск наборов данных', 'CKAN: search for datasets'),
  resource_show: say('CKAN: ресурс', 'CKAN: ресурс', 'CKAN: a resource'),
  group_list: say('CKAN: тақырыптар', 'CKAN: темы', 'CKAN: themes'),
  group_show: say('CKAN: тақырып және оның деректер жиындары', 'CKAN: тема и её наборы данных', 'CKAN: a theme with its datasets'),
  organization_list: say('CKAN: ұйымдар', 'CKAN: организации', 'CKAN: organisations'),
  organization_show: say('CKAN: ұйым және оның деректер жиындары', 'CKAN: организация и её наборы данных', 'CKAN: an organisation with its datasets'),
  tag_list: say('CKAN: кілт сөздер', 'CKAN: ключевые слова', 'CKAN: keywords'),
  license_list: say('CKAN: лицензиялар', 'CKAN: лицензии', 'CKAN: licences'),
  datastore_search: say('CKAN: кестенің жолдары', 'CKAN: строки таблицы', 'CKAN: rows of a table'),
  datastore_info: say('CKAN: кестенің бағандары', 'CKAN: столбцы таблицы', 'CKAN: columns of a table'),
} as const
