import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest's environment for Node, in a context with plain globals. Jest wraps the globals of a test file in a proxy behind V8's
 * interceptors, so that each `Math` or `Number` in a test and in what it loads takes dozens of times as long.
 */
export default class QuickEnvironment extends TestEnvironment {
  constructor(...given) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
  }
}
