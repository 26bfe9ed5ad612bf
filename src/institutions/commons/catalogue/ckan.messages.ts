/** What clients of CKAN's API are told when something cannot be done, with the mend. */
import type { Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => ({ kk, ru, en })

export const ckanWords = {
  title: say('CKAN-ның оқу API-і', 'API чтения CKAN', 'Read API of CKAN'),
  about: say(
    'CKAN клиенттеріне арналған әрекеттер: package_list, package_show, package_search, datastore_search және басқалары.',
    'Действия для клиентов CKAN: package_list, package_show, package_search, datastore_search и другие.',
    'Actions for clients of CKAN: package_list, package_show, package_search, datastore_search and others.'),
  answer: say('Нәтиже', 'Результат', 'The result'),
  readOnly: say(
    'Бұл API тек оқуға арналған: деректерді порталда немесе Hugging Face клиентімен жариялаңыз.',
    'Этот API только для чтения: публикуйте данные на портале или клиентом Hugging Face.',
    'This API only reads: publish data on the portal or with a client of Hugging Face.'),
  noSql: say(
    'Мұнда SQL қолданылмайды: порталдың сұрау бетін немесе datastore_search әрекетін пайдаланыңыз.',
    'SQL здесь не выполняется: используйте страницу запросов портала или действие datastore_search.',
    'No SQL is run here: use the query page of the portal, or datastore_search.'),
  noPackage: say('Мұндай деректер жиыны жоқ.', 'Такого набора данных нет.', 'There is no such dataset.'),
  noResource: say('Мұндай ресурс жоқ.', 'Такого ресурса нет.', 'There is no such resource.'),
  noTable: say(
    'Бұл ресурс кесте емес: оны файл ретінде жүктеп алыңыз.', 'Этот ресурс — не таблица: скачайте его как файл.', 'This resource is no table: download it as a file.'),
  badParameters: say('Параметрлер дұрыс емес.', 'Неверные параметры.', 'The parameters are wrong.'),
  noSuchFilter: (term: string): Text => say(
    `«${term}» сүзгісі қолданылмайды: organization, groups, tags, license_id, res_format, language, tier өрістерін пайдаланыңыз.`,
    `Фильтр «${term}» не поддерживается: используйте поля organization, groups, tags, license_id, res_format, language, tier.`,
    `The filter “${term}” is not supported: use the fields organization, groups, tags, license_id, res_format, language, tier.`),
} as const
