export const Spinner = () => <div class="spinner" role="status" />;
