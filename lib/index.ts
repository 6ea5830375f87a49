export * from './calculus';
export * from './data';
export * from './models';
export * from './optimize';
export * from './plot';
