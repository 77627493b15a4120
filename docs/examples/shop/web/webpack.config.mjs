import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';

/**
 * What Pacegate reads: every import with its reasons, also inside of concatenated modules (`orphanModules`), and why something
 * could not be left out. `webpack --json=dist/stats.json` writes it.
 */
const stats = {
  all: false,
  assets: true,
  cachedAssets: true,
  children: true,
  chunks: true,
  chunkOrigins: true,
  chunkRelations: true,
  entrypoints: true,
  errors: true,
  ids: true,
  modules: true,
  cachedModules: true,
  dependentModules: true,
  nestedModules: true,
  orphanModules: true,
  runtimeModules: true,
  optimizationBailout: true,
  outputPath: true,
  providedExports: true,
  publicPath: true,
  reasons: true,
  usedExports: true,
  version: true,
  assetsSpace: Infinity,
  modulesSpace: Infinity,
  nestedModulesSpace: Infinity,
  reasonsSpace: Infinity,
  groupAssetsByEmitStatus: false,
  groupAssetsByInfo: false,
  groupAssetsByPath: false,
  groupModulesByAttributes: false,
  groupReasonsByOrigin: false,
};

export default {
  mode: 'production',
  devtool: 'source-map',
  entry: {
    main: './src/main.jsx',
    embed: './src/embed.js',
  },
  output: {
    clean: true,
    publicPath: '/',
    // Other shops' pages load the widget by its name.
    filename: ({ chunk }) => (chunk.name === 'embed' ? 'embed.js' : '[name].[contenthash:8].js'),
    chunkFilename: '[name].[contenthash:8].js',
    assetModuleFilename: '[name].[contenthash:8][ext]',
  },
  module: {
    rules: [
      {
        test: /\.jsx?$/,
        exclude: /node_modules/,
        loader: 'babel-loader',
        options: {
          presets: [
            ['@babel/preset-env', { bugfixes: true }],
            ['@babel/preset-react', { runtime: 'automatic', importSource: 'preact' }],
          ],
        },
      },
      {
        test: /\.css$/,
        use: [MiniCssExtractPlugin.loader, 'css-loader'],
      },
      {
        test: /\.(?:png|svg)$/,
        type: 'asset',
        parser: {
          dataUrlCondition: {
            maxSize: 2 * 1024,
          },
        },
      },
    ],
  },
  optimization: {
    splitChunks: {
      chunks: 'all',
      cacheGroups: {
        vendor: {
          test: /[\\/]node_modules[\\/]/,
          name: 'vendor',
          chunks: 'initial',
          priority: 10,
        },
      },
    },
  },
  performance: false,
  plugins: [
    new MiniCssExtractPlugin({ filename: '[name].[contenthash:8].css', chunkFilename: '[name].[contenthash:8].css' }),
    new HtmlWebpackPlugin({ template: './src/index.html', chunks: ['main'] }),
  ],
  stats,
};
