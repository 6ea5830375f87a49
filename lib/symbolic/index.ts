export { type Formula, symbolicDerivative, symbolicGradient } from './symbolic-derivative';
