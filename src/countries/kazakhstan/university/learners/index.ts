/** Learners of the university: their register, and what becomes of them. */
export { learnerActs } from './acts.ts'
export { learners, learnersRegister } from './register.ts'
