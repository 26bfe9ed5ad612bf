/** How sure an entry of a register is: asked alike wherever the country enters what others have published. */
import { choice } from '../../law/field.ts'

export const certainty = choice('certainty', {
  label: { kk: 'Бұл қаншалықты анық?', ru: 'Насколько это достоверно?', en: 'How sure is that?' },
  choices: [
    { value: 'verified', label: { kk: 'Ресми мәтін бойынша тексерілген', ru: 'Проверено по официальному тексту', en: 'Verified against the official text' } },
    { value: 'secondary', label: { kk: 'Жарияланымдар бойынша', ru: 'По публикациям', en: 'From publications' } },
    { value: 'assumed', label: { kk: 'Шартты түрде қабылданған', ru: 'Принято условно', en: 'Assumed' } },
  ],
})
