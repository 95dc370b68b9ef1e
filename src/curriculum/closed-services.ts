/**
 * What takes no new customers or has ended, as of 2026-11-23, besides the items of a path that say so themselves, with
 * what AWS names in its place. A question may speak of it, but not make it the answer.
 */
export const closedServices: readonly { readonly name: string; readonly instead: string }[] = [
  { name: "Augmented AI", instead: "a review step of one's own, such as in Step Functions" },
  { name: "A2I", instead: "a review step of one's own, such as in Step Functions" },
  { name: "Amazon Forecast", instead: "SageMaker Canvas" },
  { name: "App Runner", instead: "ECS Express Mode" },
  { name: "Audit Manager", instead: "AWS Config conformance packs" },
  { name: "Bedrock Agents Classic", instead: "Bedrock AgentCore" },
  { name: "Agents Classic", instead: "Bedrock AgentCore" },
  { name: "CloudTrail Lake", instead: "CloudWatch" },
  { name: "Kendra", instead: "Bedrock Knowledge Bases" },
  { name: "Lookout for Vision", instead: "Rekognition Custom Labels" },
  { name: "Q Business", instead: "Amazon Quick" },
  { name: "SageMaker Clarify", instead: "SHAP and bias metrics of open source, with MLflow" },
  { name: "SageMaker Debugger", instead: "MLflow on SageMaker AI" },
  { name: "SageMaker Ground Truth", instead: "a labeling tool of open source" },
  { name: "SageMaker Model Monitor", instead: "monitoring of open source, with CloudWatch" },
  { name: "Step Functions Data Science SDK", instead: "SageMaker Pipelines" },
  { name: "Studio Lab", instead: "a SageMaker Studio JupyterLab space" },
];
