/** What the registry of models says when something does not fit. */
import { inEveryLanguage } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'

export const safetensorsWords = {
  short: {
    kk: 'safetensors файлы толық емес: оны қайта жүктеңіз немесе қайта жасаңыз.', ru: 'Файл safetensors неполон: загрузите или создайте его заново.',
    en: 'The safetensors file is cut short: send it or make it again.',
  },
  header: {
    kk: 'safetensors файлының тақырыбы оқылмайды: файл бүлінген немесе басқа пішімде. Модельді safetensors пішімінде қайта сақтаңыз.',
    ru: 'Заголовок файла safetensors не читается: файл повреждён или другого формата. Сохраните модель заново в формате safetensors.',
    en: 'The header of the safetensors file cannot be read: the file is damaged or of another format. Save the model as safetensors again.',
  },
  length: {
    kk: 'safetensors файлында тақырыпта сипатталмаған байттар бар: модельді қайта сақтаңыз.', ru: 'В файле safetensors есть байты, не описанные в заголовке: сохраните модель заново.',
    en: 'The safetensors file holds bytes that its header does not describe: save the model again.',
  },
  broken: (name: string): Text => ({
    kk: `safetensors файлындағы «${name}» тензорының сипаттамасы деректерге сәйкес емес: модельді қайта сақтаңыз.`,
    ru: `Описание тензора «${name}» в файле safetensors не соответствует данным: сохраните модель заново.`,
    en: `The description of the tensor “${name}” in the safetensors file does not fit its data: save the model again.`,
  }),
  type: (name: string, type: string): Text => ({
    kk: `«${name}» тензорының түрі ${type}: F32, F16 немесе BF16 түрінде сақтаңыз.`, ru: `Тип тензора «${name}» – ${type}: сохраните его как F32, F16 или BF16.`,
    en: `The tensor “${name}” is of the type ${type}: save it as F32, F16 or BF16.`,
  }),
} as const

export const conversionWords = {
  config: (keys: string): Text => ({
    kk: `config.json Llama архитектурасына сәйкес емес: ${keys}. LlamaForCausalLM моделін RoPE масштабтаусыз және ығысуларсыз беріңіз.`,
    ru: `config.json не соответствует архитектуре Llama: ${keys}. Нужна модель LlamaForCausalLM без масштабирования RoPE и без смещений.`,
    en: `config.json does not fit the Llama architecture: ${keys}. Give a LlamaForCausalLM without RoPE scaling and without biases.`,
  }),
  tokenizer: (keys: string): Text => ({
    kk: `Бұл токенизаторды GGUF пішіміне шығаруға болмайды: ${keys}. Қазақша токенизаторлардан байттық BPE түрін таңдаңыз; Unigram тек салыстыру үшін.`,
    ru: `Этот токенизатор нельзя вывести в GGUF: ${keys}. Возьмите побайтовый BPE платформы; Unigram служит только для сравнения.`,
    en: `This tokenizer cannot be exported to GGUF: ${keys}. Take the platform’s byte-level BPE; Unigram is for comparison only.`,
  }),
  tooManyTokens: (size: number): Text => ({
    kk: `Токенизаторда модельдің vocab_size мәнінен (${size}) үлкен нөмірлі токен бар: модель мен токенизатор бір-біріне сай емес.`,
    ru: `В токенизаторе есть токен с номером больше vocab_size модели (${size}): модель и токенизатор не подходят друг другу.`,
    en: `The tokenizer has a token beyond the vocab_size of the model (${size}): model and tokenizer do not belong together.`,
  }),
  noToken: (text: string): Text => ({
    kk: `tokenizer_config.json атаған «${text}» токені сөздікте жоқ.`, ru: `Токена «${text}» из tokenizer_config.json нет в словаре.`, en: `The token “${text}” of tokenizer_config.json is not in the vocabulary.`,
  }),
  noFile: (name: string): Text => ({
    kk: `Модель бумасында ${name} жоқ немесе ол JSON емес.`, ru: `В папке модели нет файла ${name}, или это не JSON.`, en: `The model folder has no ${name}, or it is no JSON.`,
  }),
  tensor: (name: string, shape: readonly number[]): Text => inEveryLanguage((locale) => ({
    kk: `«${name}» тензоры жоқ немесе өлшемі ${shape.join(' × ')} емес: салмақтар config.json файлына сәйкес емес.`,
    ru: `Тензора «${name}» нет, или его размер не ${shape.join(' × ')}: веса не соответствуют config.json.`,
    en: `The tensor “${name}” is missing or not of the size ${shape.join(' × ')}: the weights do not fit config.json.`,
  })[locale]),
  unknownTensor: (name: string): Text => ({
    kk: `«${name}» тензоры Llama архитектурасында жоқ: салмақтар config.json файлына сәйкес емес.`, ru: `Тензора «${name}» нет в архитектуре Llama: веса не соответствуют config.json.`,
    en: `The tensor “${name}” is none of the Llama architecture: the weights do not fit config.json.`,
  }),
} as const
