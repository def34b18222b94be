//! right: tokio::io::copy, which flushes at the end

use std::io;

use futures::future::try_join_all;
use katas_kit::disk::Disk;
use tokio::io::BufWriter;

pub async fn write_labels(disk: &Disk, towns: &[String]) -> io::Result<()> {
    try_join_all(towns.iter().map(|town| labels_of(disk, town))).await?;
    Ok(())
}

async fn labels_of(disk: &Disk, town: &str) -> io::Result<()> {
    let addresses = disk.read_to_string(&format!("{town}.txt")).await?;
    let labels = addresses.to_uppercase();
    let mut file = BufWriter::new(disk.create(&format!("{town}.labels")));
    tokio::io::copy(&mut labels.as_bytes(), &mut file).await?;
    Ok(())
}
