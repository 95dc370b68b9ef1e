/** Where a question's source may stand: the documentation of whoever makes the thing, never somebody who writes about it. */
export const officialHosts: readonly string[] = [
  "docs.aws.amazon.com",
  "aws.amazon.com",
  "skillbuilder.aws",
  "docs.python.org",
  "docs.pytorch.org",
  "docs.scipy.org",
  "mlflow.org",
  "numpy.org",
  "pandas.pydata.org",
  "scikit-learn.org",
  "www.tensorflow.org",
  "xgboost.readthedocs.io",
];
