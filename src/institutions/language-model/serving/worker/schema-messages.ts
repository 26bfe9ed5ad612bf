/** Why a JSON schema cannot be kept to, in three languages. `field` is the parameter that holds it; keywords and names of the caller stand in quotes. */
import { spoken, type Text } from '../../../../law/text.ts'

export const noSuchKeyword = (field: string, keyword: string, path: string): Text => spoken({
  kk: `${field}: ${path} орнындағы «${keyword}» кілт сөзіне қолдау жоқ. Оны алып тастап, жауапты өзіңіз тексеріңіз.`,
  ru: `${field}: ключевое слово «${keyword}» в ${path} не поддерживается. Уберите его и проверяйте ответ сами.`,
  en: `${field}: the keyword “${keyword}” at ${path} is not supported. Leave it out and check the answer yourself.`,
})

export const wrongKeyword = (field: string, keyword: string, path: string, { kk, ru, en }: Text): Text => spoken({
  kk: `${field}: ${path} орнындағы «${keyword}» мәні жарамсыз: ${kk} керек.`, ru: `${field}: неверное значение «${keyword}» в ${path}: ожидается ${ru}.`, en: `${field}: the value of “${keyword}” at ${path} is invalid: expected ${en}.`,
})

export const noSchema = (field: string, path: string, { kk, ru, en }: Text): Text => spoken({
  kk: `${field}: ${path} орнында схема жоқ: ${kk} керек.`, ru: `${field}: в ${path} нет схемы: ожидается ${ru}.`, en: `${field}: there is no schema at ${path}: expected ${en}.`,
})

export const nothingBetween = (field: string, least: string, most: string, path: string): Text => spoken({
  kk: `${field}: ${path} орнындағы «${least}», «${most}» шектерінің арасында жасауға болатын мән жоқ. Шектерді кеңейтіңіз.`,
  ru: `${field}: в пределах «${least}», «${most}» в ${path} нет значения, которое можно сгенерировать. Расширьте пределы.`,
  en: `${field}: no value that can be generated lies within “${least}” and “${most}” at ${path}. Widen them.`,
})

export const requiredButClosed = (field: string, name: string, path: string): Text => spoken({
  kk: `${field}: ${path} орнындағы «required» тізімінде «${name}» бар, бірақ «properties» ішінде ол жоқ, ал «additionalProperties» мәні – false. Оны «properties» ішіне қосыңыз немесе «required» тізімінен алып тастаңыз.`,
  ru: `${field}: в «required» в ${path} есть «${name}», но в «properties» его нет, а «additionalProperties» — false. Добавьте его в «properties» или уберите из «required».`,
  en: `${field}: “required” at ${path} names “${name}”, which “properties” does not have, while “additionalProperties” is false. Add it to “properties”, or take it out of “required”.`,
})

export const notTogether = (field: string, path: string): Text => spoken({
  kk: `${field}: ${path} орнындағы «allOf» бөліктерін біріктіру мүмкін емес. Оларды бір схема етіп жазыңыз.`, ru: `${field}: части «allOf» в ${path} нельзя объединить. Запишите их одной схемой.`, en: `${field}: the parts of “allOf” at ${path} cannot be put together. Write them as one schema.`,
})

export const leadsNowhere = (field: string, reference: string): Text => spoken({
  kk: `${field}: «${reference}» сілтемесі ешқайда апармайды. Сілтемені түзетіңіз.`, ru: `${field}: ссылка «${reference}» никуда не ведёт. Исправьте её.`, en: `${field}: the reference “${reference}” leads nowhere. Mend it.`,
})

export const schemaTooLarge = (field: string): Text => spoken({
  kk: `${field}: схема тым үлкен. Қасиеттерді, қайталауларды немесе қабаттасуды азайтыңыз.`, ru: `${field}: схема слишком большая. Уменьшите число свойств, повторов или вложенность.`, en: `${field}: the schema is too large. Use fewer properties, repetitions or levels.`,
})

export const neverEnds = (field: string, reference: string): Text => spoken({
  kk: `${field}: «${reference}» сілтемесі өзіне қайта апарады, сондықтан мұндай схемаға сай жауап ешқашан аяқталмайды. Схема өзіне тек міндетті емес қасиетте немесе бос бола алатын тізімде сілтеме жасай алады.`,
  ru: `${field}: ссылка «${reference}» ведёт к самой себе, и ответ по такой схеме никогда не закончится. Ссылайтесь на саму схему только в необязательном свойстве или в списке, который может быть пустым.`,
  en: `${field}: the reference “${reference}” leads back to itself, so that no answer to the schema would ever end. Let the schema refer to itself only in a property that is not required or in a list that may be empty.`,
})
