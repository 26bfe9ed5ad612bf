/** What the worker refuses a request with, in three languages. Fields stand as callers write them; what callers wrote stands in quotes. */
import { spoken, type Text } from '../../../../law/text.ts'

export const missing = (field: string): Text => spoken({ kk: `Міндетті параметр жоқ: ${field}.`, ru: `Нет обязательного параметра: ${field}.`, en: `Missing required parameter: ${field}.` })

export const wrongValue = (field: string, { kk, ru, en }: Text): Text => spoken({
  kk: `${field} мәні жарамсыз: ${kk} керек.`, ru: `Неверное значение ${field}: ожидается ${ru}.`, en: `Invalid value for ${field}: expected ${en}.`,
})

export const expected = {
  text: { kk: 'мәтін', ru: 'текст', en: 'a string' },
  flag: { kk: 'true немесе false', ru: 'true или false', en: 'true or false' },
  number: { kk: 'сан', ru: 'число', en: 'a number' },
  whole: { kk: 'бүтін сан', ru: 'целое число', en: 'a whole number' },
  list: { kk: 'тізім', ru: 'список', en: 'a list' },
  filledList: { kk: 'бос емес тізім', ru: 'непустой список', en: 'a list that is not empty' },
  texts: { kk: 'мәтіндер тізімі', ru: 'список текстов', en: 'a list of strings' },
  object: { kk: 'объект', ru: 'объект', en: 'an object' },
  share: { kk: '0-ден үлкен, ең көбі 1 болатын сан', ru: 'число больше 0 и не больше 1', en: 'a number above 0 and at most 1' },
  bias: {
    kk: 'токен нөмірлері мен −100-ден 100-ге дейінгі сандары бар объект', ru: 'объект с номерами токенов и числами от −100 до 100', en: 'an object of token numbers with numbers from -100 to 100',
  },
  streamOptions: { kk: 'include_usage мәні true немесе false болатын объект', ru: 'объект, в котором include_usage — true или false', en: 'an object whose include_usage is true or false' },
  format: {
    kk: '{"type": "text"}, {"type": "json_object"} немесе {"type": "json_schema", "json_schema": {"schema": …}} түріндегі объект',
    ru: 'объект вида {"type": "text"}, {"type": "json_object"} или {"type": "json_schema", "json_schema": {"schema": …}}',
    en: 'an object like {"type": "text"}, {"type": "json_object"} or {"type": "json_schema", "json_schema": {"schema": …}}',
  },
  toolChoice: {
    kk: 'none, auto, required немесе {"type": "function", "function": {"name": …}} түріндегі объект', ru: 'none, auto, required или объект вида {"type": "function", "function": {"name": …}}',
    en: 'none, auto, required or an object like {"type": "function", "function": {"name": …}}',
  },
  toolName: { kk: 'латын әріптерінен, цифрлардан, _ пен - белгілерінен тұратын 1–64 таңбалы атау', ru: 'имя из 1–64 латинских букв, цифр, знаков _ и -', en: 'a name of 1 to 64 Latin letters, digits, _ and -' },
  plainContent: { kk: 'мәтін немесе type мәні text болатын бөліктер', ru: 'текст или части, в которых type — text', en: 'a string, or parts whose type is text: this model reads text only' },
  schema: { kk: 'объект немесе true', ru: 'объект или true', en: 'an object or true' },
  innerReference: { kk: '# белгісінен басталатын сілтеме', ru: 'ссылка, которая начинается с #', en: 'a reference that begins with #' },
} as const satisfies Record<string, Text>

export const numberBetween = (least: number, most: number): Text => spoken({
  kk: `ең азы ${least}, ең көбі ${most} болатын сан`, ru: `число от ${least} до ${most}`, en: `a number from ${least} to ${most}`,
})
export const wholeBetween = (least: number, most: number): Text => spoken({
  kk: `ең азы ${least}, ең көбі ${most} болатын бүтін сан`, ru: `целое число от ${least} до ${most}`, en: `a whole number from ${least} to ${most}`,
})
export const wholeFrom = (least: number): Text => spoken({ kk: `ең азы ${least} болатын бүтін сан`, ru: `целое число не меньше ${least}`, en: `a whole number of at least ${least}` })
export const exactly = (number: number): Text => spoken({ kk: `дәл ${number} саны`, ru: `ровно ${number}`, en: `exactly ${number}` })
export const textOrTexts = (most: number): Text => spoken({ kk: `мәтін немесе ең көбі ${most} мәтіннен тұратын тізім`, ru: `текст или список, в котором не более ${most} текстов`, en: `a string, or a list of at most ${most} strings` })
export const prompts = (most: number): Text => spoken({
  kk: `мәтін, мәтіндер тізімі, токен нөмірлерінің тізімі немесе сондай тізімдер тізімі (ең көбі ${most}, бірде-бірі бос емес)`,
  ru: `текст, список текстов, список номеров токенов или список таких списков (не более ${most}, без пустых)`,
  en: `a string, strings, token numbers or lists of them (at most ${most}, none empty)`,
})
export const oneOf = (values: readonly string[]): Text => spoken({ kk: `${values.join(', ')} мәндерінің бірі`, ru: `одно из: ${values.join(', ')}`, en: `one of: ${values.join(', ')}` })

/** `instead` is what this model has for the field. */
export const unsupportedField = (field: string, instead?: string): Text => (instead === undefined
  ? spoken({ kk: `Бұл модель ${field} параметрін қолдамайды. Оны алып тастаңыз.`, ru: `Эта модель не поддерживает параметр ${field}. Уберите его.`, en: `This model does not support the parameter ${field}. Leave it out.` })
  : spoken({
    kk: `Бұл модель ${field} параметрін қолдамайды. Оның орнына ${instead} пайдаланыңыз.`, ru: `Эта модель не поддерживает параметр ${field}. Вместо него используйте ${instead}.`,
    en: `This model does not support the parameter ${field}. Use ${instead} instead.`,
  }))

export const empty = (field: string): Text => spoken({
  kk: `${field} бос болмауы керек: мәтін жазыңыз.`, ru: `Параметр ${field} не может быть пустым: напишите текст.`, en: `${field} must not be empty: write a text.`,
})

export const noToken = (field: string, token: number): Text => spoken({
  kk: `${field}: модельде ${token} нөмірлі токен жоқ.`, ru: `${field}: у модели нет токена с номером ${token}.`, en: `${field}: the model has no token ${token}.`,
})

export const needs = (field: string, other: string): Text => spoken({
  kk: `${field} тек ${other} параметрімен бірге қолданылады: оны қосыңыз.`, ru: `${field} действует только вместе с ${other}: добавьте его.`, en: `${field} needs ${other}: add it.`,
})

export const noTool = (name: string): Text => spoken({
  kk: `tool_choice: tools ішінде «${name}» деген құрал жоқ.`, ru: `tool_choice: в tools нет инструмента «${name}».`, en: `tool_choice: there is no tool “${name}” in tools.`,
})

export const noToolsInTemplate: Text = {
  kk: 'Бұл модельдің чат үлгісі құралдарды білмейді. tools параметрін алып тастаңыз.', ru: 'Шаблон чата этой модели не знает инструментов. Уберите tools.', en: "This model's chat template does not know tools. Leave out tools.",
}

export const noChatTemplate: Text = {
  kk: 'Бұл модель мәтінді жалғастырады, чат үлгісі жоқ. /v1/completions пайдаланыңыз.', ru: 'Эта модель продолжает текст, шаблона чата у неё нет. Используйте /v1/completions.', en: 'This model completes text and has no chat template. Use /v1/completions.',
}

/** `words` are the template's own. */
export const templateMisfit = (words: string): Text => spoken({
  kk: `messages модельдің чат үлгісіне сай келмейді. Үлгінің хабары: «${words}»`, ru: `messages не подходит к шаблону чата модели. Сообщение шаблона: «${words}»`, en: `messages does not fit the model's chat template: “${words}”`,
})

export const tooManyAnswers = (most: number): Text => spoken({
  kk: `Бір сұрауда ең көбі ${most} жауап беріледі: мәтіндер санын немесе n мәнін азайтыңыз.`, ru: `В одном запросе не более ${most} ответов: отправьте меньше текстов или уменьшите n.`,
  en: `At most ${most} answers in one call: send fewer prompts, or a smaller n.`,
})

export const tooManyLogprobs = (field: string): Text => spoken({
  kk: `Бір сұрауға токен ықтималдықтары тым көп: мәтіндер санын немесе ${field} мәнін азайтыңыз.`, ru: `Слишком много вероятностей токенов для одного запроса: отправьте меньше текстов или уменьшите ${field}.`,
  en: `Too many log-probabilities for one call: send fewer prompts, or a smaller ${field}.`,
})

/** `most` is what the answer's limit can be beside this text; absent where the text alone does not fit. */
export const tooLong = (context: number, prompt: number, answer: number, input: string, limit?: { readonly field: string; readonly most: number }): Text => {
  const asked = prompt + answer
  return limit === undefined ? spoken({
    kk: `Модельдің контексті ${context} токен, ал сұралғаны ${asked} токен: ${input} – ${prompt}, жауап – ${answer}. Мынаны қысқартыңыз: ${input}.`,
    ru: `Контекст модели в токенах — ${context}, а запрошено ${asked}: ${input} — ${prompt}, ответ — ${answer}. Сократите ${input}.`,
    en: `This model's maximum context length is ${context} tokens. However, you requested ${asked} tokens (${prompt} in the ${input}, ${answer} in the completion). Please reduce the length of the ${input}.`,
  }) : spoken({
    kk: `Модельдің контексті ${context} токен, ал сұралғаны ${asked} токен: ${input} – ${prompt}, жауап – ${answer}. Осы мәтінмен ${limit.field} мәні ең көбі ${limit.most} бола алады.`,
    ru: `Контекст модели в токенах — ${context}, а запрошено ${asked}: ${input} — ${prompt}, ответ — ${answer}. С этим текстом ${limit.field} может быть не больше ${limit.most}.`,
    en: `This model's maximum context length is ${context} tokens. However, you requested ${asked} tokens (${prompt} in the ${input}, ${answer} in the completion). With this text ${limit.field} can be at most ${limit.most}.`,
  })
}
