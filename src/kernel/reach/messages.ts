/** What is said of addresses that are not reached. */
import { Failure } from '../../law/failure.ts'
import { spoken } from '../../law/text.ts'

export const noSuchHost = (host: string): Failure => new Failure('invalid', spoken({
  kk: `«${host}» атауы табылмады. Мекенжайдың дұрыс жазылғанын тексеріңіз.`,
  ru: `Имя «${host}» не найдено. Проверьте, верно ли указан адрес.`,
  en: `The name “${host}” was not found. Check the address.`,
}))

export const notPublic = (host: string): Failure => new Failure('refused', spoken({
  kk: `«${host}» жалпыға ортақ интернетте емес: ішкі мекенжайларға қосылуға болмайды. Дереккөз ұйымның ішкі желісінде болса, жүйе операторынан оны CONNECTORS_MAY_REACH баптауына қосуды сұраңыз.`,
  ru: `«${host}» находится не в общедоступном интернете: к внутренним адресам подключаться нельзя. Если источник расположен во внутренней сети, попросите оператора системы добавить его в настройку CONNECTORS_MAY_REACH.`,
  en: `“${host}” is not on the public internet: private addresses are closed. If the source stands in an inner network, ask the operator of the system to add it to the setting CONNECTORS_MAY_REACH.`,
}))
