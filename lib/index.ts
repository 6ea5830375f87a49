export * from './calculus';
export * from './data';
export * from './learn';
export * from './models';
export * from './optimize';
export * from './plot';
export * from './symbolic';
